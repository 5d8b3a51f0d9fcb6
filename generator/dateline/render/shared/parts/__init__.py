"""Parts of an event on a page that take several pieces each."""
