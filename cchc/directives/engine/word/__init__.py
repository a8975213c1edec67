"""Reading WordprocessingML (ECMA-376 part 1, §17): the package, styles and numbering, and the body."""
