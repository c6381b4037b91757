### Reader: the article, its contents, the list of places, and the card of a place

reader-page-text = Text
reader-page-contents = Contents
reader-page-places = Places
reader-follow = Follow
    .tooltip = The map follows the text that you scroll
reader-no-article = This atlas has no article.
reader-source = Read it where it was published
reader-image = Main image: { $credit }
reader-licence = Licence: { $licence }
reader-text-of = Text: { $title }
reader-link = Link to { $url }
reader-mention = { $kind }, on the map
reader-being-read = You are reading here
reader-filter = Find a place in this list
reader-no-such-place = No place has this name.
reader-more-places = { $count } more: type a part of a name to find them.
reader-mentioned = { $count ->
    [0] only on the map
    [one] mentioned once
    [2] mentioned twice
   *[other] mentioned { $count } times
}

card-close = Close the card
    .tooltip = Close the card (Esc)
card-next = Next place
card-next-named = Next place: { $name } (Shift+N)
card-previous = Previous place
card-previous-named = Previous place: { $name } (Shift+P)
card-when = When: { $when }
card-position = Position, click to copy
card-position-of-mark = Position of its mark, click to copy
card-copy-position = Copy this position
card-in-article = In the article
card-not-mentioned = No article mentions this place.
card-in-article-times = { $count ->
    [one] In the article, mentioned once
    [2] In the article, mentioned twice
   *[other] In the article, mentioned { $count } times
}
card-in-titled = { $count ->
    [one] In “{ $title }”, mentioned once
    [2] In “{ $title }”, mentioned twice
   *[other] In “{ $title }”, mentioned { $count } times
}
card-show-in-text = Show in text
card-copy-quote = Copy quote
card-claims = What is said, and what was measured
card-said = It is said
card-quoted = “{ $words }”
card-said-by-article = In the article: { $quote }
card-said-in-article = In the article
card-measured = It was measured
card-direction = { $compass } of { $name }
card-how-measured = By this program: from the mark to the nearest point, along the shortest line on the WGS 84 ellipsoid (Karney 2013).
card-context = Context
card-context-note = In the words of this map, not of the article.
card-also-here = Also here
card-also-here-all = Show all { $count }
card-near = Near by
card-near-note = Shortest distance, and the direction from here.
card-bearing = { $degrees }° { $compass }
card-how = How do we know?
card-sources = Sources
card-copy-link = Copy link to this place
card-copy-citation = Copy citation

citation-position = { $position } (WGS 84)
citation-map = On the map “{ $title }”

meaning-surveyed = The mark stands where the place is.
meaning-approximate = The place is near the mark; its exact position is not known or not published.
meaning-segment = It is known to lie on this line, not where on it.
meaning-area = An area is meant, and it has no exact edge.
meaning-country = The whole country is meant; the mark stands somewhere in it.
meaning-schematic = Drawn to show how things hang together, not where they were.

compass-north = north
compass-north-east = north-east
compass-east = east
compass-south-east = south-east
compass-south = south
compass-south-west = south-west
compass-west = west
compass-north-west = north-west

date-day = { $day } { $month } { $year }
date-month = { $month } { $year }
date-days = { $start } to { $end }

month-1 = January
    .short = Jan
month-2 = February
    .short = Feb
month-3 = March
    .short = Mar
month-4 = April
    .short = Apr
month-5 = May
    .short = May
month-6 = June
    .short = Jun
month-7 = July
    .short = Jul
month-8 = August
    .short = Aug
month-9 = September
    .short = Sep
month-10 = October
    .short = Oct
month-11 = November
    .short = Nov
month-12 = December
    .short = Dec

language-be = Belarusian
language-bg = Bulgarian
language-cy = Welsh
language-da = Danish
language-de = German
language-en = English
language-et = Estonian
language-fi = Finnish
language-fit = Meänkieli
language-fkv = Kven
language-fo = Faroese
language-fr = French
language-is = Icelandic
language-ja = Japanese
language-kl = Greenlandic
language-lt = Lithuanian
language-lv = Latvian
language-nb = Norwegian
language-nn = Norwegian Nynorsk
language-no = Norwegian
language-pl = Polish
language-ro = Romanian
language-ru = Russian
language-se = Northern Sámi
language-sjd = Kildin Sámi
language-sje = Pite Sámi
language-sma = Southern Sámi
language-smj = Lule Sámi
language-smn = Inari Sámi
language-sms = Skolt Sámi
language-sv = Swedish
language-tr = Turkish
language-uk = Ukrainian
