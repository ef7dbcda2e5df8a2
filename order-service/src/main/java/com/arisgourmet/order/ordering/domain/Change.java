package com.arisgourmet.order.ordering.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One item's step. {@code from} is absent when it was placed. */
public record Change(UUID itemId, @Nullable ItemStatus from, ItemStatus to) {}
