package com.arisgourmet.binder.redis;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.stream.binder.BinderFactory;
import org.springframework.cloud.stream.config.BinderProperties;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.messaging.MessageChannel;

/** The binders of this kind that an application has: each lives in a context of its own, out of reach of injection. */
record Binders(ObjectProvider<BinderFactory> factory, ObjectProvider<BindingServiceProperties> properties) {

    private static final String TYPE = "redis";

    /** By the names of their groups; those of anonymous groups, which nobody can name, left out. */
    List<ConsumerBinding> bindings() {
        Map<String, BinderProperties> configured = properties.getObject().getBinders();
        List<String> names = configured.entrySet().stream()
                .filter(binder -> TYPE.equals(binder.getValue().getType()))
                .map(Map.Entry::getKey)
                .toList();
        return (names.isEmpty() ? List.of(TYPE) : names)
                .stream()
                        .map(name -> factory.getObject().getBinder(name, MessageChannel.class))
                        .filter(RedisMessageChannelBinder.class::isInstance)
                        .flatMap(binder -> ((RedisMessageChannelBinder) binder).consumerEndpoints().stream())
                        .map(RedisMessageProducer::binding)
                        .filter(binding -> !binding.anonymous())
                        .sorted(Comparator.comparing(ConsumerBinding::group))
                        .toList();
    }
}
