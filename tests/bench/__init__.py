"""Speed and memory beside peers: every comparison runs both sides in turn, in processes of their own."""
