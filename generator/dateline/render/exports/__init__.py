"""What programs take from a timeline: data, bibliographies, feeds, calendars."""
