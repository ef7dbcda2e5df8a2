package com.arisgourmet.table.floor;

import java.util.UUID;

/**
 * A part of the restaurant: terrace, bar.
 *
 * @param position where it stands in lists
 */
record Area(UUID id, String name, int position, long version) {}
