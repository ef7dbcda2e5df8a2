package com.arisgourmet.bench.stream;

import java.util.List;

/**
 * So many connections at a time.
 *
 * @param connectsPerSecond until each was ready
 * @param heapBytes live heap of the serving process, a connection
 * @param residentBytes growth of its resident memory, a connection
 */
record Crowd(int connections, double connectsPerSecond, double heapBytes, double residentBytes, List<Phase> phases) {}
