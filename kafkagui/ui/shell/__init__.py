"""The parts of the main window: bars, sidebar, workspace, and what the window remembers."""
