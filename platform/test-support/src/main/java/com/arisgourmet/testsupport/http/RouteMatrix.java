package com.arisgourmet.testsupport.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/**
 * {@code docs/permissions.csv}: every route of every service and who may call it. A line is
 * {@code service,method,path,who,permissions}; {@code who} is {@code anyone}, {@code staff}, {@code staff guest} or, for
 * everything under {@code /internal/} and nothing else, {@code service}. Any one of the permissions is enough for staff.
 */
public final class RouteMatrix {
    /** Writes what the service has into the file instead of comparing it. */
    public static final String WRITE = "permissions.write";

    private static final Path FILE = Path.of("..", "docs", "permissions.csv");
    private static final String HEADER = "service,method,path,who,permissions";
    private static final String SECURITY = "com.arisgourmet.defaults.security.";

    private static final String INTERNAL = "/internal/";
    private static final String SERVICE = "service,";

    private RouteMatrix() {}

    /**
     * @throws AssertionError if the running service has a route that the file does not have like that, or the other way
     *     round
     */
    public static void check(ApplicationContext service) {
        String name = service.getEnvironment().getRequiredProperty("spring.application.name");
        TreeSet<String> running = routes(service, name);
        if (System.getProperty(WRITE) != null) {
            write(name, running);
            return;
        }
        TreeSet<String> committed = new TreeSet<>(lines(name, true));
        if (!running.equals(committed)) {
            throw new AssertionError(
                    """
                    %s has routes that docs/permissions.csv does not classify like that. Decide who may call them and run this test
                    with -D%s, then look at the difference.
                    only in the service: %s
                    only in the file: %s""".formatted(name, WRITE, without(running, committed), without(committed, running)));
        }
    }

    private static TreeSet<String> routes(ApplicationContext service, String name) {
        TreeSet<String> routes = new TreeSet<>();
        service.getBeansOfType(RequestMappingHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(route -> route.getValue().getBeanType().getName().startsWith("com.arisgourmet."))
                .flatMap(route -> lines(name, route.getKey(), route.getValue()))
                .forEach(routes::add);
        return routes;
    }

    private static Stream<String> lines(String service, RequestMappingInfo route, HandlerMethod handler) {
        String who = who(handler.getMethod());
        if (!route.getPatternsCondition().getPatterns().stream()
                .allMatch(path -> path.getPatternString().startsWith(INTERNAL) == who.equals(SERVICE))) {
            throw new AssertionError(handler + ": what is @ForServices is under " + INTERNAL + ", and nothing else is");
        }
        return route.getPatternsCondition().getPatterns().stream()
                .flatMap(path -> route.getMethodsCondition().getMethods().stream()
                        .map(method -> String.join(",", service, method.name(), path.getPatternString(), who)));
    }

    private static String who(Method handler) {
        if (AnnotatedElementUtils.isAnnotated(handler, SECURITY + "OpenToAnyone")) {
            return "anyone,";
        }
        if (AnnotatedElementUtils.isAnnotated(handler, SECURITY + "ForServices")) {
            return SERVICE;
        }
        Map<String, Object> requires =
                AnnotatedElementUtils.getMergedAnnotationAttributes(handler, SECURITY + "Requires");
        if (requires == null) {
            return "nobody,";
        }
        String[] permissions = (String[]) requires.get("value");
        String who = Boolean.TRUE.equals(requires.get("guest")) ? "staff guest," : "staff,";
        return who + String.join(" ", Arrays.stream(permissions).sorted().toList());
    }

    private static List<String> lines(String service, boolean own) {
        try {
            return Files.exists(FILE)
                    ? Files.readAllLines(FILE).stream()
                            .skip(1)
                            .filter(line -> line.startsWith(service + ",") == own)
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(String service, TreeSet<String> routes) {
        TreeSet<String> all = new TreeSet<>(lines(service, false));
        all.addAll(routes);
        try {
            Files.writeString(FILE, HEADER + "\n" + String.join("\n", all) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TreeSet<String> without(TreeSet<String> some, TreeSet<String> others) {
        TreeSet<String> rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest;
    }
}
