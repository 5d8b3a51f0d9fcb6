"""What makes a quotation doubtful although its words are found."""
