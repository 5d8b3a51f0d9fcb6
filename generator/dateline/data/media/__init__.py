"""Media of events: pictures, films, recordings, documents."""
