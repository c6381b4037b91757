### Reader
