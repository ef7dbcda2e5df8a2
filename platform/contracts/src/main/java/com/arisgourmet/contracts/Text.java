package com.arisgourmet.contracts;

import org.jspecify.annotations.Nullable;

/** A name and description in one more language than the restaurant's own. */
public record Text(String name, @Nullable String description) {}
