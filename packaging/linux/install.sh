#!/bin/sh
# Puts Kafka GUI into the person's own folders: program, menu entry, icons, file types. No administrator is needed.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
share=${XDG_DATA_HOME:-$HOME/.local/share}
program=${KAFKAGUI_INSTALL_DIR:-$HOME/.local/lib/kafkagui}
bin=$HOME/.local/bin

if [ "$here" != "$program" ]; then
    rm -rf "$program.new"
    mkdir -p "$(dirname "$program")"
    cp -a "$here" "$program.new"
    rm -rf "$program"
    mv "$program.new" "$program"
fi
mkdir -p "$share" "$bin"
cp -R "$program/share/." "$share/"
# A desktop may not search ~/.local/bin; its entry names the program in full.
sed -i "s|^Exec=kafkagui|Exec=\"$program/kafkagui\"|" "$share/applications/kafkagui.desktop"
ln -sf "$program/kafkagui" "$bin/kafkagui"
update-desktop-database "$share/applications" 2>/dev/null || true
update-mime-database "$share/mime" 2>/dev/null || true
echo "Kafka GUI is installed: look in the menu, or run $bin/kafkagui. To remove it: $program/uninstall.sh"
