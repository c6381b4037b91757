### Story

story-which = Step { $number } of { $count }
story-step = Step { $number }: { $title }
story-list = List of all steps
story-pause = Hold the story

time-first = First day shown
time-last-day = Last day shown
time-day = Day
time-hold = Hold time
time-pace = { $times ->
    [one] Time at its plain pace
   *[other] Time { $times } times as fast
}
time-count = { $shown } of { $count } events
time-last = Last: { $date }, { $name }
time-and-more = { $name } and { $count } more
time-nothing-dated = Nothing in this atlas has a date.
time-hidden-places = { $count ->
    [one] One place is of another time.
   *[other] { $count } places are of another time.
}
time-show-all = Show all times
