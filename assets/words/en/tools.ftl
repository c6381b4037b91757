### Tools

menu-foot = Every command has its key: see Shortcuts.

settings-theme = Theme
settings-text-size = Size of text
settings-smaller = Smaller
settings-larger = Larger
settings-percent = { $percent } %
settings-language = Language
settings-units = Lengths
settings-notation = Positions
settings-movement = Movement
settings-reduced-motion = Reduced motion: cut instead of flying
settings-follow = The map follows the text that is scrolled
settings-kept = Settings are kept on this device.
