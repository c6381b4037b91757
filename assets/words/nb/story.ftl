### Story
