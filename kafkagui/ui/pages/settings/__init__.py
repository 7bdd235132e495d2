"""The settings page, made from the declarations in `kafkagui.core.settings`."""
