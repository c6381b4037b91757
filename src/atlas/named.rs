//! Closed lists of words: each value of a type has its word in the files of an atlas.

/// Gives the values of an `enum` their words, in the order of the format: `ALL`, `name`, and both ways as text.
macro_rules! names {
    ($type:ident, $($variant:ident = $name:literal;)*) => {
        impl $type {
            /// Every value, in the order of the format.
            pub const ALL: &'static [$type] = &[$($type::$variant),*];

            /// The word for it in the files of an atlas.
            pub fn name(self) -> &'static str {
                match self { $($type::$variant => $name),* }
            }
        }

        impl std::str::FromStr for $type {
            type Err = ();

            fn from_str(name: &str) -> Result<Self, ()> {
                match name { $($name => Ok($type::$variant),)* _ => Err(()) }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }
    };
}

pub(super) use names;
