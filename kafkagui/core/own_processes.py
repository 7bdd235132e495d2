"""Words by which the program starts itself for another purpose; a person never needs them."""

SENDING_PROCESS = "--sending-process"
"""First word of a packed program that is to be the sending process; the language follows."""
MATCHING_PROCESS = "--matching-process"
"""First and only word of a packed program that is to be the matching process."""
