package com.arisgourmet.defaults.security;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Gives handler methods their {@link Caller} and enforces their {@link Requires}. A method without the annotation gets no
 * caller, so forgetting it fails closed.
 */
public final class CallerResolver implements HandlerMethodArgumentResolver {
    private final TokenVerifier tokens;

    public CallerResolver(TokenVerifier tokens) {
        this.tokens = tokens;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return Caller.class.isAssignableFrom(parameter.getParameterType());
    }

    @Override
    public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
        Requires requires = parameter.getMethodAnnotation(Requires.class);
        boolean open = parameter.hasMethodAnnotation(OpenToAnyone.class);
        @Nullable String token = BearerToken.of(exchange.getRequest());
        if (open) {
            return token == null ? Mono.empty() : tokens.verify(token).cast(Object.class);
        }
        if (requires == null) {
            return Mono.error(new IllegalStateException(parameter.getMethod() + " lacks @Requires"));
        }
        if (token == null) {
            return Mono.error(TokenVerifier.unauthorized());
        }
        Class<?> wanted = parameter.getParameterType();
        return tokens.verify(token).map(caller -> permitted(caller, requires, wanted));
    }

    private static Object permitted(Caller caller, Requires requires, Class<?> wanted) {
        boolean permitted =
                switch (caller) {
                    case Caller.Guest ignored -> requires.guest();
                    case Caller.Staff staff ->
                        requires.value().length == 0
                                || Arrays.stream(requires.value()).anyMatch(staff::may);
                };
        if (!permitted || !wanted.isInstance(caller)) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Your role does not include this.");
        }
        return caller;
    }
}
