package com.arisgourmet.gateway.stream;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * @param data as the client gets it
 * @param versions of the aggregates in it, by event subject
 */
record SnapshotPage(JsonNode data, Map<String, Long> versions, boolean last) {}
