"""The composition root: builds the adapters, injects them, and owns loop, log, crash report and shutdown."""
