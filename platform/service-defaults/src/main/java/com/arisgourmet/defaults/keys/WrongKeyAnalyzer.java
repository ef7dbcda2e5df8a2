package com.arisgourmet.defaults.keys;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at start-up what is wrong with the key-encryption key, and what to do, instead of a stack trace. */
class WrongKeyAnalyzer extends AbstractFailureAnalyzer<KeyEncryption.WrongKeyException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, KeyEncryption.WrongKeyException cause) {
        return new FailureAnalysis(
                "The stored signing keys cannot be decrypted: they were encrypted with another ARIS_KEY_ENCRYPTION_KEY.",
                "Give the service that key; or empty its table signing_keys, and everybody signs in anew.",
                cause);
    }
}
