### Links: back and forward, sharing, what is kept and what is saved

command-back = Back
    .tooltip = Go back to the view you chose or rested at before
command-forward = Forward
    .tooltip = Go forward again
command-copy-link = Copy link
    .tooltip = Copy the link to what you see, to share or keep it

notice-close = Close this message
link-copied = Link copied. Pasted into the search, it leads back to this view.
copied = Copied
copied-text = Copied: { $text }

link-fault-bad = The link says { $part }, which cannot be followed; it is written like this: { $example }. The rest was followed.
link-fault-too-many = The link says more of { $part } than can be followed; its beginning was.
link-fault-no-place = The link leads to the place “{ $value }”, which this atlas does not have.
link-fault-no-article = The link leads to the article “{ $value }”, which this atlas does not have.
link-fault-no-layer = The link shows the layer “{ $value }”, which this atlas does not have.
link-fault-unknown = The link says { $part }, which is not known here; the rest was followed.

settings-fault = { $file }, a line of your settings: { $problem }. Mend the line, or choose again in Settings. Until then the usual applies.
settings-unreadable = Your settings could not be read from { $file }: { $problem }. The usual ones apply.
settings-not-kept = Your settings could not be kept in { $file }: { $problem }

command-export = Save a picture
    .tooltip = Save the map as a picture, or its visible layers as GeoJSON
command-export-layers = Save the layers
    .tooltip = Save the places of the visible layers as GeoJSON

export-size = Size
export-scale = { $scale }×
export-pixels = { $width } × { $height } pixels
export-as-screen = As many pixels as your screen has
export-content = In the picture
export-map-only = The map alone
export-with-panels = The map with text and card
export-save-picture = Save picture
export-drawing = The picture is being drawn
export-cancel = Cancel
export-layers = Visible layers
export-layers-note = Their places with names, sources and positions, as a GeoJSON file. Files you have put on the map yourself are not in it.
export-save-layers = Save GeoJSON
export-saved = Saved: { $path }
export-copy-path = Copy path
export-failed = It could not be saved: { $reason }
export-stopped = No picture was saved
