"""Reading what was laid out on paper: PDF pages and pictures, from lines with boxes to paragraphs."""
