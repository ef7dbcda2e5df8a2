package com.arisgourmet.defaults.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a {@link Caller} needs to call a handler method: one of the permissions, or to be a guest where {@link #guest()}
 * says so (the handler then checks that the thing asked for is of the guest's own session). Every handler method carries this
 * or {@link OpenToAnyone}; an architecture rule sees to it.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {
    /** Any one of these is enough; empty: any signed-in member of staff. */
    String[] value() default {};

    boolean guest() default false;
}
