### Story

story-which = Step { $number } of { $count }
story-step = Step { $number }: { $title }
story-list = List of all steps
story-pause = Hold the story
