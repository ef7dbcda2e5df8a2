package com.arisgourmet.defaults.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of a list. {@code nextCursor} is null on the last one. */
public record Page<T>(
        List<T> items,

        @com.fasterxml.jackson.annotation.JsonInclude(com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS)
        @Nullable
        String nextCursor) {}
