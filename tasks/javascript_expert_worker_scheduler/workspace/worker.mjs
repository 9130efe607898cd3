// What runs in the threads.
