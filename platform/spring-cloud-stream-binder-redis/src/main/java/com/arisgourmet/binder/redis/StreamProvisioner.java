package com.arisgourmet.binder.redis;

import org.springframework.cloud.stream.binder.ExtendedConsumerProperties;
import org.springframework.cloud.stream.binder.ExtendedProducerProperties;
import org.springframework.cloud.stream.provisioning.ProvisioningException;
import org.springframework.cloud.stream.provisioning.ProvisioningProvider;

/**
 * Names destinations and refuses what this binder does not do. It talks to no server: streams and groups come into being when they
 * are first used, and again when they were lost.
 */
final class StreamProvisioner
        implements ProvisioningProvider<
                ExtendedConsumerProperties<RedisConsumerProperties>,
                ExtendedProducerProperties<RedisProducerProperties>> {

    @Override
    public StreamDestination provisionProducerDestination(
            String name, ExtendedProducerProperties<RedisProducerProperties> properties) {
        int shards = properties.getExtension().getShards();
        if (properties.isPartitioned() && properties.getPartitionCount() > Math.max(1, shards)) {
            throw new ProvisioningException("destination '" + name + "' has partitionCount "
                    + properties.getPartitionCount() + " but " + shards + " shards; set the redis producer's 'shards'");
        }
        return new StreamDestination(name, shards);
    }

    @Override
    public StreamDestination provisionConsumerDestination(
            String name, String group, ExtendedConsumerProperties<RedisConsumerProperties> properties) {
        String deadLetters = properties.getExtension().getDeadLetters();
        if ((group + deadLetters).contains("{")) {
            throw new ProvisioningException("no braces in names of groups and dead letters: '" + group + "', '"
                    + deadLetters + "'; they would be the hash tag of keys");
        }
        return new StreamDestination(name, properties.getExtension().getShards());
    }
}
