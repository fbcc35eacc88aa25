// Emoji by short name. The names are the usual ones of chat programs; an unknown name stays text.

const GROUPS = {
  "People": `
grinning 😀 smiley 😃 smile 😄 grin 😁 laughing 😆 satisfied 😆 sweat_smile 😅 rolling_on_the_floor_laughing 🤣 joy 😂
slightly_smiling_face 🙂 upside_down_face 🙃 melting_face 🫠 wink 😉 blush 😊 innocent 😇 smiling_face_with_3_hearts 🥰
heart_eyes 😍 star-struck 🤩 kissing_heart 😘 yum 😋 stuck_out_tongue 😛 zany_face 🤪 money_mouth_face 🤑 hugging_face 🤗
face_with_hand_over_mouth 🤭 shushing_face 🤫 thinking_face 🤔 saluting_face 🫡 zipper_mouth_face 🤐
face_with_raised_eyebrow 🤨 neutral_face 😐 expressionless 😑 no_mouth 😶 smirk 😏 unamused 😒 face_with_rolling_eyes 🙄
grimacing 😬 relieved 😌 pensive 😔 sleepy 😪 sleeping 😴 mask 😷 face_with_thermometer 🤒 nauseated_face 🤢
sneezing_face 🤧 hot_face 🥵 cold_face 🥶 dizzy_face 😵 exploding_head 🤯 face_with_cowboy_hat 🤠 partying_face 🥳
sunglasses 😎 nerd_face 🤓 face_with_monocle 🧐 confused 😕 worried 😟 slightly_frowning_face 🙁 open_mouth 😮 hushed 😯
astonished 😲 flushed 😳 pleading_face 🥺 frowning 😦 anguished 😧 fearful 😨 cold_sweat 😰 disappointed_relieved 😥
cry 😢 sob 😭 scream 😱 confounded 😖 persevere 😣 disappointed 😞 sweat 😓 weary 😩 tired_face 😫 yawning_face 🥱
triumph 😤 rage 😡 angry 😠 skull 💀 poop 💩 ghost 👻 alien 👽 robot_face 🤖
wave 👋 raised_back_of_hand 🤚 hand 🖐️ raised_hand ✋ vulcan_salute 🖖 ok_hand 👌 pinching_hand 🤏 v ✌️ crossed_fingers 🤞
the_horns 🤘 call_me_hand 🤙 point_left 👈 point_right 👉 point_up_2 👆 point_down 👇 point_up ☝️ +1 👍 thumbsup 👍
-1 👎 thumbsdown 👎 fist ✊ facepunch 👊 clap 👏 raised_hands 🙌 heart_hands 🫶 open_hands 👐 palms_up_together 🤲
handshake 🤝 pray 🙏 writing_hand ✍️ muscle 💪 ear 👂 brain 🧠 eyes 👀 eye 👁️ speech_balloon 💬 thought_balloon 💭 zzz 💤
baby 👶 person_raising_hand 🙋 raising_hand 🙋 person_shrugging 🤷 shrug 🤷 person_facepalming 🤦 face_palm 🤦 bow 🙇
superhero 🦸 technologist 🧑‍💻 office_worker 🧑‍💼 running 🏃 dancer 💃 man_dancing 🕺 busts_in_silhouette 👥`,
  "Nature": `
dog 🐶 cat 🐱 mouse 🐭 rabbit 🐰 fox_face 🦊 bear 🐻 panda_face 🐼 tiger 🐯 lion_face 🦁 cow 🐮 pig 🐷 frog 🐸
monkey_face 🐵 see_no_evil 🙈 hear_no_evil 🙉 speak_no_evil 🙊 chicken 🐔 penguin 🐧 bird 🐦 duck 🦆 owl 🦉 bee 🐝
butterfly 🦋 snail 🐌 turtle 🐢 octopus 🐙 whale 🐳 dolphin 🐬 fish 🐟 unicorn_face 🦄 sloth 🦥
bouquet 💐 cherry_blossom 🌸 rose 🌹 sunflower 🌻 seedling 🌱 evergreen_tree 🌲 palm_tree 🌴 cactus 🌵 four_leaf_clover 🍀
maple_leaf 🍁 mushroom 🍄 sunny ☀️ partly_sunny ⛅ cloud ☁️ rain_cloud 🌧️ lightning ⚡ zap ⚡ snowflake ❄️ rainbow 🌈
umbrella ☔ ocean 🌊 fire 🔥 droplet 💧 star ⭐ star2 🌟 sparkles ✨ dizzy 💫 boom 💥 full_moon 🌕 crescent_moon 🌙
earth_africa 🌍 earth_americas 🌎 earth_asia 🌏`,
  "Food": `
apple 🍎 green_apple 🍏 banana 🍌 lemon 🍋 grapes 🍇 strawberry 🍓 watermelon 🍉 pineapple 🍍 avocado 🥑 carrot 🥕
bread 🍞 cheese_wedge 🧀 pizza 🍕 hamburger 🍔 fries 🍟 taco 🌮 sushi 🍣 ramen 🍜 egg 🥚 pancakes 🥞 cookie 🍪
cake 🍰 birthday 🎂 doughnut 🍩 icecream 🍦 popcorn 🍿 coffee ☕ tea 🍵 beer 🍺 beers 🍻 wine_glass 🍷 champagne 🍾
clinking_glasses 🥂 fork_and_knife 🍴`,
  "Activity": `
soccer ⚽ basketball 🏀 tennis 🎾 dart 🎯 trophy 🏆 first_place_medal 🥇 medal 🏅 video_game 🎮 game_die 🎲 jigsaw 🧩
art 🎨 guitar 🎸 musical_note 🎵 microphone 🎤 headphones 🎧 clapper 🎬 ticket 🎫 tada 🎉 confetti_ball 🎊 balloon 🎈
gift 🎁 christmas_tree 🎄 jack_o_lantern 🎃 fireworks 🎆 sparkler 🎇 car 🚗 taxi 🚕 bus 🚌 truck 🚚 bike 🚲 train 🚆
ship 🚢 boat ⛵ anchor ⚓ airplane ✈️ rocket 🚀 house 🏠 office 🏢 hospital 🏥 bank 🏦 hotel 🏨 construction 🚧
rotating_light 🚨 vertical_traffic_light 🚦 world_map 🗺️ beach_with_umbrella 🏖️ mountain ⛰️ desert_island 🏝️`,
  "Objects": `
watch ⌚ iphone 📱 computer 💻 keyboard ⌨️ desktop_computer 🖥️ printer 🖨️ camera 📷 telephone_receiver 📞 phone ☎️
email 📧 envelope ✉️ incoming_envelope 📨 inbox_tray 📥 outbox_tray 📤 package 📦 mailbox 📫 bulb 💡 flashlight 🔦
battery 🔋 electric_plug 🔌 alarm_clock ⏰ stopwatch ⏱️ timer_clock ⏲️ hourglass ⌛ hourglass_flowing_sand ⏳ calendar 📅
date 📅 spiral_calendar_pad 🗓️ chart_with_upwards_trend 📈 chart_with_downwards_trend 📉 bar_chart 📊 clipboard 📋
pushpin 📌 round_pushpin 📍 paperclip 📎 link 🔗 scissors ✂️ pencil 📝 memo 📝 pencil2 ✏️ lower_left_ballpoint_pen 🖊️
book 📖 books 📚 notebook 📓 bookmark 🔖 label 🏷️ page_facing_up 📄 file_folder 📁 card_index_dividers 🗂️ newspaper 📰
receipt 🧾 moneybag 💰 credit_card 💳 euro 💶 dollar 💵 lock 🔒 unlock 🔓 key 🔑 hammer 🔨 wrench 🔧
hammer_and_wrench 🛠️ gear ⚙️ toolbox 🧰 magnet 🧲 shield 🛡️ mag 🔍 mag_right 🔎 microscope 🔬 telescope 🔭 test_tube 🧪
pill 💊 thermometer 🌡️ broom 🧹 wastebasket 🗑️ shopping_trolley 🛒 door 🚪 bell 🔔 no_bell 🔕 mega 📣 loudspeaker 📢
crystal_ball 🔮 compass 🧭 umbrella_with_rain_drops ☔ briefcase 💼 crown 👑 gem 💎 eyeglasses 👓 scroll 📜`,
  "Symbols": `
heart ❤️ orange_heart 🧡 yellow_heart 💛 green_heart 💚 blue_heart 💙 purple_heart 💜 black_heart 🖤 broken_heart 💔
sparkling_heart 💖 two_hearts 💕 100 💯 white_check_mark ✅ heavy_check_mark ✔️ ballot_box_with_check ☑️ x ❌
negative_squared_cross_mark ❎ heavy_plus_sign ➕ heavy_minus_sign ➖ warning ⚠️ no_entry ⛔ no_entry_sign 🚫
question ❓ grey_question ❔ exclamation ❗ heavy_exclamation_mark ❗ bangbang ‼️ interrobang ⁉️ recycle ♻️
arrow_up ⬆️ arrow_down ⬇️ arrow_left ⬅️ arrow_right ➡️ arrow_upper_right ↗️ arrow_lower_right ↘️
arrows_counterclockwise 🔄 leftwards_arrow_with_hook ↩️ arrow_right_hook ↪️ back 🔙 soon 🔜 top 🔝 new 🆕 free 🆓 up 🆙
ok 🆗 sos 🆘 information_source ℹ️ one 1️⃣ two 2️⃣ three 3️⃣ four 4️⃣ five 5️⃣ six 6️⃣ seven 7️⃣ eight 8️⃣ nine 9️⃣ zero 0️⃣
keycap_ten 🔟 hash #️⃣ asterisk *️⃣ red_circle 🔴 large_orange_circle 🟠 large_yellow_circle 🟡 large_green_circle 🟢
large_blue_circle 🔵 large_purple_circle 🟣 white_circle ⚪ black_circle ⚫ large_blue_square 🟦 large_green_square 🟩
large_red_square 🟥 small_blue_diamond 🔹 small_orange_diamond 🔸 small_red_triangle 🔺 black_square_for_stop ⏹️
arrow_forward ▶️ double_vertical_bar ⏸️ fast_forward ⏩ rewind ⏪ repeat 🔁 infinity ♾️ copyright ©️ tm ™️
checkered_flag 🏁 triangular_flag_on_post 🚩 white_flag 🏳️ rainbow-flag 🏳️‍🌈 clock9 🕘 clock12 🕛 clock3 🕒 bust_in_silhouette 👤`,
};

const TONES = { "skin-tone-2": "🏻", "skin-tone-3": "🏼", "skin-tone-4": "🏽", "skin-tone-5": "🏾", "skin-tone-6": "🏿" };

// The groups in the order a picker shows them: [group, [[name, character], …]].
export const emojiGroups = Object.entries(GROUPS).map(([group, list]) => {
  const words = list.trim().split(/\s+/);
  const pairs = [];
  for (let at = 0; at < words.length; at += 2) pairs.push([words[at], words[at + 1]]);
  return [group, pairs];
});
const byName = new Map(emojiGroups.flatMap(([, pairs]) => pairs));

// The character for a short name, or null. `wave::skin-tone-3` is a name with a tone.
export function emojiFor(name) {
  const [base, tone] = name.split("::");
  const found = byName.get(base) ?? (TONES[base] || null);
  return found && TONES[tone] ? found.replace("\uFE0F", "") + TONES[tone] : found;
}

// The names that start with, or else contain, what was typed.
export function emojiLike(typed, most = 8) {
  const names = [...byName.keys()];
  const starts = names.filter((name) => name.startsWith(typed));
  const inside = names.filter((name) => !name.startsWith(typed) && name.includes(typed));
  return [...starts, ...inside].slice(0, most).map((name) => [name, byName.get(name)]);
}
