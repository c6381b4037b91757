### Search

search-field = Search
search-hint = Search places, text and commands
search-results = Results
search-close = Close the search
search-clear = Clear the query
search-recent = Chosen before
search-try = For example
search-try-place = a place, in any of its languages
search-try-position = a position, in any usual notation
search-try-command = anything that can be done
search-preparing = The search is being prepared…
search-nothing = Nothing is found for “{ $query }”.
search-what =
    Places and their names in other languages, towns, seas and countries, layers, headings and sentences, and everything that can be done. And positions, such as { $position }.
search-position = { $position } of { $count }
search-keys = ↑ ↓ choose, Enter goes there, Esc closes

search-kind-position = Position
search-kind-no-position = Not a position
search-kind-link = Link to a view
search-kind-settlement = Town or village
search-kind-layer = Layer
search-kind-step = Story
search-kind-article = Article
search-kind-heading = Heading
search-kind-command = Command
search-kind-text = In the text
search-read-as = read as: { $notation }
search-no-zone = The military grid has no zone { $zone }.
search-no-zone-svalbard = There is no zone { $zone }: about Svalbard there are only 31X, 33X, 35X and 37X.
search-no-square = Zone { $zone } of the military grid has no square { $square }.
search-uneven = A grid reference has as many digits for the easting as for the northing.
search-link-without = without { $part }, which this map does not know
