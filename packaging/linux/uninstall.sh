#!/bin/sh
# Removes what install.sh put there. Connections, settings and data stay.
set -eu
share=${XDG_DATA_HOME:-$HOME/.local/share}
program=${KAFKAGUI_INSTALL_DIR:-$HOME/.local/lib/kafkagui}

(cd "$program/share" && find . -type f) | while read -r file; do rm -f "$share/$file"; done
rm -f "$HOME/.local/bin/kafkagui"
update-desktop-database "$share/applications" 2>/dev/null || true
update-mime-database "$share/mime" 2>/dev/null || true
rm -rf "$program"
echo "Kafka GUI is removed. Your connections and settings are kept."
