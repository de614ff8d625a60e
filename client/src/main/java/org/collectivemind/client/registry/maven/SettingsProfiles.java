package org.collectivemind.client.registry.maven;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.maven.model.Activation;
import org.apache.maven.model.ActivationOS;
import org.apache.maven.model.ActivationProperty;
import org.apache.maven.model.profile.DefaultProfileActivationContext;
import org.apache.maven.model.profile.DefaultProfileSelector;
import org.apache.maven.model.profile.activation.JdkVersionProfileActivator;
import org.apache.maven.model.profile.activation.OperatingSystemProfileActivator;
import org.apache.maven.model.profile.activation.PropertyProfileActivator;
import org.apache.maven.settings.Profile;
import org.apache.maven.settings.Settings;

/** Which profiles of the settings are active: named in {@code activeProfiles}, or activated by JDK, system or property. */
final class SettingsProfiles {
    private SettingsProfiles() {}

    static List<Profile> active(Settings settings, Properties properties) {
        List<org.apache.maven.model.Profile> candidates = new ArrayList<>();
        settings.getProfiles().forEach(profile -> candidates.add(asModel(profile)));
        DefaultProfileActivationContext context = new DefaultProfileActivationContext()
                .setActiveProfileIds(settings.getActiveProfiles())
                .setSystemProperties(properties);
        Set<String> active = new HashSet<>();
        // A profile whose activation cannot be decided is inactive, as in Maven.
        new DefaultProfileSelector()
                .addProfileActivator(new JdkVersionProfileActivator())
                .addProfileActivator(new OperatingSystemProfileActivator())
                .addProfileActivator(new PropertyProfileActivator())
                .getActiveProfiles(candidates, context, problem -> {})
                .forEach(profile -> active.add(profile.getId()));
        return settings.getProfiles().stream()
                .filter(profile -> active.contains(profile.getId()))
                .toList();
    }

    private static org.apache.maven.model.Profile asModel(Profile profile) {
        org.apache.maven.model.Profile model = new org.apache.maven.model.Profile();
        model.setId(profile.getId());
        if (profile.getActivation() != null) {
            model.setActivation(asModel(profile.getActivation()));
        }
        return model;
    }

    private static Activation asModel(org.apache.maven.settings.Activation activation) {
        Activation model = new Activation();
        model.setActiveByDefault(activation.isActiveByDefault());
        model.setJdk(activation.getJdk());
        if (activation.getOs() != null) {
            ActivationOS os = new ActivationOS();
            os.setArch(activation.getOs().getArch());
            os.setFamily(activation.getOs().getFamily());
            os.setName(activation.getOs().getName());
            os.setVersion(activation.getOs().getVersion());
            model.setOs(os);
        }
        if (activation.getProperty() != null) {
            ActivationProperty property = new ActivationProperty();
            property.setName(activation.getProperty().getName());
            property.setValue(activation.getProperty().getValue());
            model.setProperty(property);
        }
        return model;
    }
}
