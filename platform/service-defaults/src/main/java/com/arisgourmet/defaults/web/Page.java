package com.arisgourmet.defaults.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of a list. {@code nextCursor} is null on the last one. */
public record Page<T>(
        List<T> items,

        @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(types = {"string", "null"}) @Nullable
        String nextCursor) {}
