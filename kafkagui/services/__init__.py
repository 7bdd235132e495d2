"""What a person does with the program, as async functions and small classes over the ports of ``core``."""
