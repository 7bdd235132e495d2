"""The Broker page: where a broker is, its disks, its configuration."""
