### Commands: text and tooltip, as menu, search and help show them

group-read = Article and places
group-show = On the map
group-tools = Tools
group-app = High North
group-move = Moving the map

command-article = Article
    .tooltip = Show or hide the article
command-next-place = Next place
    .tooltip = Open the next place of the article
command-previous-place = Previous place
    .tooltip = Open the previous place of the article
command-larger-text = Larger text
    .tooltip = Draw everything that can be read one size larger
command-smaller-text = Smaller text
    .tooltip = Draw everything that can be read one size smaller

command-layers = Layers and legend
    .tooltip = Show or hide the layers and what their marks mean
command-reset-layers = Reset layers
    .tooltip = Draw all layers and the whole base map as at the start
command-projection = Projection
    .tooltip = Equal-area, globe, stereographic, equidistant or Web Mercator
command-daylight = Day and night
    .tooltip = Show or hide where it is night, on a day to be chosen
command-theme = Theme
    .tooltip = Polar night, paper or high contrast

command-measure = Measure
    .tooltip = Measure distance, bearing and area on the map
command-take-back-point = Take back a point
    .tooltip = Remove the last measured point
command-compare = As Mercator sees it
    .tooltip = A country’s true size beside the one web maps give it

command-settings = Settings
    .tooltip = Theme, text size, units, language and motion
command-reduced-motion = Reduced motion
    .tooltip = Go where you ask at once, without flying or gliding there
command-language = Language: norsk
    .tooltip = Bruk norsk bokmål
command-full-screen = Full screen
    .tooltip = Take the whole screen, or give it back
command-menu = Menu
    .tooltip = Everything that can be done, with its keys
command-report = What could not be loaded
    .tooltip = Faults in the atlas or a link, with what to do
command-help = Shortcuts
    .tooltip = Show or hide the list of keys
command-close = Close
    .tooltip = Close the card or the panel on top

command-home = Home view
    .tooltip = Go to the view the map opens with
command-north-up = North up
    .tooltip = Turn the map so that north is up
command-zoom-in = Zoom in
    .tooltip = Twice the scale
command-zoom-out = Zoom out
    .tooltip = Half the scale
command-zoom-far-out = Zoom far out
    .tooltip = A quarter of the scale
command-turn-left = Turn left
    .tooltip = Turn the map by 15°
command-turn-right = Turn right
    .tooltip = Turn the map by 15°
command-pan-west = Pan west
    .tooltip = Move the map 100 pixels
command-pan-east = Pan east
    .tooltip = Move the map 100 pixels
command-pan-north = Pan north
    .tooltip = Move the map 100 pixels
command-pan-south = Pan south
    .tooltip = Move the map 100 pixels
