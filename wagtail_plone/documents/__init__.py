"""The read model: what is stored of a page, when it is made, who may read it, how it is found."""
