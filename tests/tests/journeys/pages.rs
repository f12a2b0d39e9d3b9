//! Every page as an officer sees it with the demonstration's data.
