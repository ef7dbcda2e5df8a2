package com.arisgourmet.defaults.problem;

/**
 * What is wrong with one field of a request.
 *
 * @param field path from the body's root, {@code items[0].quantity}
 * @param code stable, for programs: {@code required}, {@code range}, {@code unknown} …
 * @param message for people
 */
public record FieldError(String field, String code, String message) {}
