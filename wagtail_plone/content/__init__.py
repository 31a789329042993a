"""What an address answers that names content: a page, a list, an image or file of the library."""
