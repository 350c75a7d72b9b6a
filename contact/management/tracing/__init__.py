"""Looking for words of a visitor where none may be; the operator's side of the promise that they are nowhere."""
