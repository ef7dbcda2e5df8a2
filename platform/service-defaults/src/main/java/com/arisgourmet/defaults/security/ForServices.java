package com.arisgourmet.defaults.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a handler method that our other services alone may call. Its path begins with {@code /internal/}, where {@link
 * InternalWall} asks for their {@link ServiceTokens}; the gateway does not route there.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ForServices {}
