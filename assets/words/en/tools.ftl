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

measure-end = End measuring
    .tooltip = End measuring (Esc)
measure-area = Area { $area }
measure-perimeter = Perimeter { $length }
measure-distance = Distance { $length }
measure-last-segment = Last segment { $length }
measure-bearing = Initial bearing { $bearing }
measure-crosses-itself = The line crosses itself: parts on different sides cancel out.
measure-hint-anew = Click the map to begin anew.
measure-hint-first = Click the map to set the first point. Enter sets one at its centre.
measure-hint-next = Click to set the next point. Drag to move the map.
measure-hint-on = Click to go on. Backspace takes a point back.
measure-hint-close = Click the first point or double-click to close the line and get its area.
measure-close = Close the line
measure-open = Open the line

compare-loading = Loading the outlines of the countries…
compare-choose = Choose a country
compare-picture = { $country } at its true size, and as Web Mercator draws it
compare-true-size = True size
compare-as-large = Web Mercator draws { $country } about as large as it is.
compare-too-large = Web Mercator draws { $country } { $times } times too large.
compare-at = At { $place } everything is drawn { $times } times too long.
compare-in-the-middle = In its middle everything is drawn { $times } times too long.
compare-cut = What lies beyond 85° it cannot draw at all.
compare-area = { $area }, measured on WGS 84 from the outline of the base map.
compare-no-outline = This country has no outline in the base map.
compare-not-loaded = { $file } could not be loaded ({ $error }).

daylight-now = Now
    .tooltip = The time it is
daylight-day = Day
daylight-month = Month
daylight-year = Year
daylight-day-of-year = Day of the year
daylight-time = Time of day
daylight-previous-day = Previous day
daylight-next-day = Next day
daylight-winter = 21 Dec
daylight-summer = 21 Jun
daylight-sun-over = Sun over { $position }
daylight-no-sunset = the sun does not set
daylight-sun-up = sun up for { $sun }, civil twilight for { $twilight }
daylight-civil = no sunrise, { $twilight } of civil twilight
daylight-nautical = no sunrise, no more than { $twilight } of nautical twilight
daylight-astronomical = no sunrise, no more than { $twilight } of astronomical twilight
daylight-night = night all day
daylight-gregorian = The date is one of today’s calendar, the Gregorian, counted back beyond 15 October 1582.
daylight-beyond = Day and night are reckoned for the years { $first } to { $last } only; { $day } is not among them.

report-nothing = Everything was read.
report-rest = The rest of the atlas is open. These parts were left out or mended:
