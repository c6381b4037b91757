### The web page around the map

page-read-text = Read as text
page-show-map = Show the map
page-map-name = Map
page-map-help = Arrow keys move the map, plus and minus zoom, Alt with the up and down arrows goes from place to place. All that the map tells is also in the text.

page-loading = Loading the map
page-loading-start = Starting the map …
page-loading-bytes = Loading the map: { $done } of { $total } MB
page-loading-again = { $file } has not come; asking for it again …
page-loading-offline = No connection; { $file } is fetched as soon as there is one.
page-loading-preparing = Preparing the map …
page-loading-drawing = Drawing the map …
page-loading-slow = Still drawing the map; without a graphics card this takes a while …

page-again = Try again
page-problem = The map cannot be shown.
page-problem-fetch = { $file } could not be fetched.
page-problem-status = { $file } could not be fetched: the server answered { $status }.
page-problem-html = { $file } is not there: the server answered with a web page in its place.
page-problem-damaged = { $file } is damaged or cut short. { $reason }
page-problem-webassembly = This browser has no WebAssembly, which it is made with.
page-problem-webgl = This browser has no WebGL 2, which draws it.
page-problem-start = It could not be started. { $reason }
page-problem-stopped = It has stopped by a fault of its own.
page-remedy-again = All of its text is here. Try again; the address keeps your view. If that does not help, try another browser.
page-remedy-build = All of its text is here. The page is not whole on its server: if it is yours, build it again with cargo xtask web and serve the folder dist.
page-remedy-connection = All of its text is here. Look whether you are connected, and try again.
page-remedy-later = All of its text is here. Try again in a while.
page-remedy-serve = All of its text is here. A page opened as a file cannot load its parts: serve the folder, with cargo xtask web --serve.
page-remedy-webassembly = All of its text is here. For the map use a current Firefox, Chrome, Edge or Safari; where WebAssembly is switched off, allow it for this page.
page-remedy-webgl = All of its text is here. For the map use a current browser and switch on hardware acceleration in its settings.

page-status-ready = The map is ready.
page-status-card = { $place }: card open.
page-status-closed = Card closed.

page-update = New version
page-update-offer = A newer version of this page is ready.
page-update-reload = Reload
page-update-later = Later

page-graphics-lost = The browser has taken the graphics away; the map comes back as soon as it gives them again.
page-graphics-wait = The browser has not given the graphics back. All of the text is here.
page-graphics-again = Bring the map back
page-graphics-back = The map is back.

page-embed-open = Open the whole map
page-embed-click = Click the map to use it, or hold Ctrl and turn the wheel.
page-embed-tap = Tap the map to use it.

page-title = { $article } · { $map }
page-still = The map as it opens: { $title }
page-contents = Contents
page-places = Places
page-all-places = { $count ->
    [one] { $count } place
   *[other] All { $count } places
}
page-events = What happened, in order of time
page-credits = Credits
page-names = In other languages
page-status = How sure it is
page-precision = How sure its position is
page-position = Position
page-position-of-mark = Position of its mark
page-on-map = Show on the map
page-show-in-text = Show in the text: { $heading }
page-no-scripts = The map needs JavaScript, which is off here. All that it tells is in this text.
