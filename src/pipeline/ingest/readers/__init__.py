"""One module for each kind of file; heavy libraries are imported when a file of that kind is read."""
