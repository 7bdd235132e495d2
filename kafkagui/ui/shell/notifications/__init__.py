"""What was announced: shown as toasts, kept and listed under the bell."""
