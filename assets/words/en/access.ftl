### Places on the map as a screen reader says them, and the sheet of a narrow window

place-on-map = { $name }, { $kind }
place-on-map-many = { $name }, { $kind }, and { $more ->
        [one] one more place here
       *[other] { $more } more places here
    }

sheet-show = Show the text
sheet-more = Show more of the text
sheet-hide = Hide the text

edge-of-article = Width of the article
