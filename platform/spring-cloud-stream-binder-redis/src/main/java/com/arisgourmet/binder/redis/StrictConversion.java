package com.arisgourmet.binder.redis;

import org.springframework.cloud.function.context.config.MessageConverterHelper;
import org.springframework.cloud.stream.binder.BinderHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;

/** A payload that can't be converted fails its batch. Spring Cloud Function would leave it out without a word. */
final class StrictConversion implements MessageConverterHelper {

    @Override
    public boolean shouldFailIfCantConvert(Message<?> message) {
        MessageHeaders headers = message.getHeaders();
        return headers.containsKey(RedisHeaders.STREAM) && headers.containsKey(BinderHeaders.BATCH_HEADERS);
    }
}
