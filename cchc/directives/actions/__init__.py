"""What people do with directives: enter, review, accept, remove. One file a subject."""
