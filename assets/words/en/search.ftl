### Search
